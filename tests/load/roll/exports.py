"""More exports, with headings as their programs write them; the people are invented, and Ann and Bo are those who come.

Where a program tells who does not come, that is Cy.
"""

from __future__ import annotations

from .makers import table

ZOOM_ATTENDED = (
    "Attendee Report,,\nReport Generated:,2 Nov 2026\n"
    "Topic,Webinar ID,Actual Start Time,# Registered,# Cancelled,Total Users\nSharing day,1,9:00,3,0,3\n"
    "Host Details,\nAttended,User Name (Original Name),Email,Join Time,Leave Time,Time in Session (minutes),Is Guest\n"
    "Yes,Zebedee Host,host@example.org,9:00,16:00,420,No\n"
    "Attendee Details,\nAttended,User Name (Original Name),First Name,Last Name,Email,Registration Time,"
    "Approval Status,Join Time,Leave Time,Time in Session (minutes),Is Guest\n"
    "Yes,Annie (Ann B),Ann,Bell,ann@example.org,1 Nov,approved,9:00,12:00,180,Yes\n"
    "Yes,Annie (Ann B),Ann,Bell,ann@example.org,1 Nov,approved,13:00,16:00,180,Yes\n"
    "No,Bo C,Bo,Carr,bo@example.org,1 Nov,approved,--,--,--,--\n"
    "No,Cy D,Cy,Dean,cy@example.org,1 Nov,denied,--,--,--,--\n"
)
QUALTRICS = table(
    [
        ("StartDate", "Status", "ResponseId", "RecipientLastName", "DistributionChannel", "UserLanguage", "Q1", "Q2"),
        (
            *("Start Date", "Response Type", "Response ID", "Recipient Last Name", "Distribution Channel"),
            *("User Language", "What is your name?", "Which organisation do you work for?"),
        ),
        tuple(f'{{"ImportId":"{name}"}}' for name in ("a", "b", "c", "d", "e", "f", "QID1_TEXT", "QID2_TEXT")),
        ("2026", "IP Address", "R_1", "", "anonymous", "EN-GB", "Ann Bell", "Housing"),
        ("2026", "IP Address", "R_2", "", "anonymous", "CY", "Bo Carr", "Police"),
    ]
).replace("Start Date", "Recorded Date")
SURVEY_MONKEY = (
    "Respondent ID,Collector ID,Start Date,IP Address,Email Address,First Name,Last Name,What is your name?,"
    "Which organisation are you from?,,Job title\n"
    ",,,,,,,Open-Ended Response,Response,Other (please specify),Open-Ended Response\n"
    "1,9,2026,10.0.0.1,,,,Ann Bell,Housing,,Officer\n2,9,2026,10.0.0.1,,,,Bo Carr,,Police,Analyst\n"
)
SURVEY_MONKEY_BOXES = (
    "Respondent ID,Collector ID,IP Address,Email Address,First Name,Last Name,Contact information,,,,Job title\n"
    ",,,,,,Name,Company,Email Address,Phone Number,Open-Ended Response\n"
    "1,9,10.0.0.1,,,,Ann Bell,Housing,ann@example.org,07700,Officer\n"
    "2,9,10.0.0.1,,,,Bo Carr,Police,bo@example.org,07700,Analyst\n"
)
EXPORTS = {
    "Microsoft Outlook": (
        'Name,Attendance,Response\n"Bell, Ann <ann@example.org>",Required,Accepted\n'
        "Bo Carr <bo@example.org>,Optional,Accepted\nCy Dean <cy@example.org>,Required,Declined\n"
    ),
    "Zoom": ZOOM_ATTENDED,
    "Zoom, participants": (
        "Meeting ID,Topic,User Email,Duration (Minutes),Participants\n1,Sharing day,host@example.org,65,2\n\n"
        "Name (Original Name),User Email,Total Duration (Minutes),Guest\n"
        "Ann Bell,ann@example.org,65,No\nBo Carr,bo@example.org,5,Yes\n"
    ),
    "Webex": (
        "Meeting Name\tDisplay Name\tFirst Name\tLast Name\tRole\tAttendee Email\tJoin Time\tLeave Time\t"
        "Attendance Duration\tConnection Type\n"
        'Day\tAnn Bell\tAnn\tBell\tAttendee\tann@example.org\t="2026-11-02"\t="2026-11-02"\t60 mins\tapp\n'
        'Day\tBo Carr\tBo\tCarr\tHost\tbo@example.org\t="2026-11-02"\t="2026-11-02"\t60 mins\tapp\n'
    ),
    "GoToWebinar": (
        "Attendee Report: Sharing day\nWebinar Name,Webinar ID\nSharing day,123\nAttendee Details\n"
        "Attended,Last Name,First Name,Email Address,Interest Rating,Registration Date/Time,Join Time\n"
        "Yes,Bell,Ann,ann@example.org,80,1 Nov,9\nNo,Carr,Bo,bo@example.org,,1 Nov,\n"
    ),
    "SurveyMonkey": SURVEY_MONKEY,
    "SurveyMonkey, boxes": SURVEY_MONKEY_BOXES,
    "Qualtrics": QUALTRICS,
    "Calendly": (
        "User Name,Team,Invitee Name,Invitee First Name,Invitee Last Name,Invitee Email,Event Type Name,Canceled\n"
        "The Host,Red,Ann Bell,Ann,Bell,ann@example.org,Day,false\n"
        "The Host,Red,Bo Carr,Bo,Carr,bo@example.org,Day,false\nThe Host,Red,Cy Dean,Cy,Dean,cy@example.org,Day,true\n"
    ),
    "Ticket Tailor": (
        "Order ID,Ticket code,Order status,Issued ticket status,First name,Last name,Full name,Email,Buyer name,"
        "Buyer email,Your organisation,Void\n"
        "1,A,Completed,valid,Ann,Bell,Ann Bell,ann@example.org,The Boss,boss@example.org,Housing,No\n"
        "1,B,Completed,valid,Bo,Carr,Bo Carr,bo@example.org,The Boss,boss@example.org,Police,No\n"
        "1,C,Completed,void,Cy,Dean,Cy Dean,cy@example.org,The Boss,boss@example.org,Police,Yes\n"
    ),
    "TryBooking": (
        "Booking ID,Booking First Name,Booking Last Name,Booking Email,Ticket Type,Ticket Data: First Name,"
        "Ticket Data: Last Name,Ticket Data: Organisation,Void\n"
        "1,The,Boss,boss@example.org,Place,Ann,Bell,Housing,No\n1,The,Boss,boss@example.org,Place,Bo,Carr,Police,No\n"
        "1,The,Boss,boss@example.org,Place,Cy,Dean,Police,Yes\n"
    ),
    "Jotform": (
        "Submission Date,Name - First Name,Name - Last Name,E-mail,Organisation / Employer,Submission ID\n"
        "2026,Ann,Bell,ann@example.org,Housing,1\n2026,Bo,Carr,bo@example.org,Police,2\n"
    ),
    "Cvent": (
        "Full Name,First Name,Last Name,Email Address,Company Name,Title,Invitee Status,Confirmation Number\n"
        "Ann Bell,Ann,Bell,ann@example.org,Housing,Officer,Accepted,1\n"
        "Bo Carr,Bo,Carr,bo@example.org,Police,Analyst,Accepted,2\nCy Dean,Cy,Dean,c@example.org,,,No Response,\n"
    ),
    "LimeSurvey": (
        '"Response ID","Date submitted","Last page","Start language","What is your full name?","Organisation"\n'
        '"1","2026","3","en","Ann Bell","Housing"\n"2","2026","3","cy","Bo Carr","Police"\n'
    ),
    "Moodle": (
        "First name,Surname,Email address,Roles,Groups,Last access to course,Status\n"
        "Ann,Bell,ann@example.org,Student,,Never,Active\nBo,Carr,bo@example.org,Student,,Never,Active\n"
        "Cy,Dean,cy@example.org,Student,,Never,Suspended\n"
    ),
    "ESR": (
        "Employee Number,Title,Last Name,First Name,Position Title,Organisation,Course Name,Enrolment Status\n"
        "1,Mrs.,BELL,Ann,Nurse,351 Trust,Day,Confirmed\n2,Mr.,CARR,Bo,Manager,351 Trust,Day,Confirmed\n"
        "3,Dr.,DEAN,Cy,Manager,351 Trust,Day,Waitlisted\n"
    ),
    "Google Meet": (
        "First name\tLast name\tEmail\tDuration\tTime joined\tTime exited\n"
        "Ann\tBell\tann@example.org\t58 min\t9\t10\nBo\tCarr\tbo@example.org\t9 min\t9\t10\n"
    ),
    "": (
        "Ticket,Ticket Name,Ticket Holder Name,Ticket Holder Email Address,Purchaser Name,"
        "Purchaser Email,Order Status\n"
        "1,Place,Ann Bell,ann@example.org,The Boss,boss@example.org,Completed\n"
        "2,Place,Bo Carr,bo@example.org,The Boss,boss@example.org,Completed\n"
        "3,Place,Cy Dean,cy@example.org,The Boss,boss@example.org,Refunded\n"
    ),
    ", iTrent": (
        "Personal reference,Surname,First forename,Known as,Job title,Organisation unit,Booking status,Line manager\n"
        "1,Bell,Ann,,Officer,Housing,Booked,Bo Carr\n2,Carr,Bo,,Manager,Police,Booked,\n3,Dean,Cy,,,,Withdrawn,\n"
    ),
    ", CiviCRM": (
        "Participant Name,Email,Participant Status,Participant Role,Current Employer\n"
        '"Bell, Ann",ann@example.org,Registered,Attendee,Housing\n"Carr, Bo",bo@example.org,Registered,Host,Police\n'
        '"Dean, Cy",cy@example.org,Cancelled,Attendee,Police\n'
    ),
    ", Entra": (
        "id,userPrincipalName,displayName,surname,mail,givenName,userType,jobTitle,department,companyName\n"
        "1,a@x.org,Ann Bell,Bell,ann@example.org,Ann,Member,Officer,Homes,Housing\n"
        "2,b@x.org,Bo Carr,Carr,bo@example.org,Bo,Member,Officer,Homes,Police\n"
    ),
    ", Bookwhen": (
        "Event,Attendee First name,Attendee Last name,Attendee Email,Booker first name,Booker email,Booking status\n"
        "Day,Ann,Bell,ann@example.org,Boss,b@x.org,Confirmed\nDay,Bo,Carr,bo@example.org,Boss,b@x.org,Confirmed\n"
        "Day,Cy,Dean,cy@example.org,Boss,b@x.org,Cancelled\n"
    ),
}
