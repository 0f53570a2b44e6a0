"""Given and family names, compiled by us: Welsh ones, and those of others among the people of the United Kingdom.

A name is a word of a list. The lists stand in a module rather than a data file because planning opens no file. Nobody
was counted for them: they hold names that are usual enough to be unremarkable. Family names are those that women and
men have in one form, so that a family can share one.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["BACKGROUNDS", "COMMON_IN_PLACES", "FAMOUS", "NOT_FOR_FAMILIES", "RECENT", "WELSH", "YOUNG", "Names"]


@dataclass(frozen=True, slots=True)
class Names:
    """Names that go together: given names of women and of men, and family names."""

    women: tuple[str, ...]
    men: tuple[str, ...]
    families: tuple[str, ...] = ()


def _set(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _names(women: str, men: str, families: str = "") -> Names:
    return Names(tuple(women.split()), tuple(men.split()), tuple(families.split()))


WELSH = _names(
    """Angharad Anest Anwen Bethan Branwen Bronwen Carys Catrin Ceinwen Cerys Delyth Dilys Efa Eirian Eirlys Eleri
    Elin Elliw Eluned Enfys Esyllt Ffion Fflur Glenys Gwawr Gwenan Gwenda Gwenllian Gwenno Gwyneth Hafwen Heledd
    Heulwen Iola Leusa Llinos Llio Lleucu Lowri Luned Mabli Mair Manon Marged Mari Megan Meinir Meinwen Menna
    Mererid Morfydd Myfanwy Nansi Nerys Non Olwen Rhian Rhiannon Rhianwen Siân Sioned Siwan Tegwen Teleri Tesni
    Tirion""",
    """Aled Alun Aneirin Arwel Arwyn Bedwyr Berwyn Bleddyn Bryn Cadog Caradog Ceredig Cledwyn Cynan Dafydd Dewi
    Dilwyn Eifion Eilir Einion Elgan Elfed Elis Emlyn Emrys Emyr Eryl Eurig Geraint Gerallt Gethin Glyndwr Goronwy
    Gruffydd Guto Gwilym Gwyn Gwynfor Gwion Hefin Heilyn Huw Hywel Idris Idwal Iestyn Ieuan Ifan Ifor Illtud Ioan
    Islwyn Iwan Llew Llion Llŷr Macsen Madog Maldwyn Mihangel Morgan Myrddin Osian Owain Rhodri Siôn Steffan
    Tecwyn Tegid Trystan Tudur""",
    """Bebb Bevan Beynon Bowen Breese Cadwaladr Ceiriog Ednyfed Eynon Gittins Gwynne Hopkin Howell Ifans Jenkin
    Llewelyn Lloyd Maddocks Mathias Meredith Nanney Parry Penry Powell Pritchard Probert Prosser Prothero
    Prydderch Pryce Pugh Rees Rhydderch Roderick Tegla Teilo Trahaearn Treharne Tudor Vaughan Watkin Wynne Yorath""",
)
"""Welsh names, with the letters that belong to them."""

YOUNG = _names(
    """Ada Amelia Aria Ava Bella Bonnie Clara Connie Daisy Darcie Delilah Edie Effie Eliza Elodie Elsie Esme Eva
    Evelyn Evie Faith Florence Freya Hallie Heidi Imogen Iris Isabella Isla Ivy Layla Lola Lottie Luna Lyra Mabel
    Maeve Maisie Margot Martha Matilda Maya Mila Millie Mia Nancy Nellie Nora Olive Orla Penelope Phoebe Poppy
    Robyn Rosa Ruby Scarlett Sienna Summer Thea Tilly Violet Willow Zara""",
    """Albie Archie Arlo Asher Bobby Brody Caleb Carter Chester Eli Elijah Ellis Ethan Evan Ezra Felix Finn Frankie
    Freddie Gabriel Grayson Harrison Harvey Hudson Hugo Isaac Jaxon Jesse Jude Kit Leo Lucas Luca Mason Miles
    Monty Myles Nathaniel Noah Oakley Ollie Oscar Otis Ralph Reuben Riley Roman Ronnie Rory Rowan Rufus Sebastian
    Sonny Stanley Teddy Theo Tobias Tommy Wilfred Zachary""",
)
"""Given names of those who are young now; Faker's British lists end with people born some thirty years ago."""

RECENT = _set(
    """Abbie Aimee Amber Ashleigh Ashley Bethany Brandon Cameron Carly Charlene Chelsea Chloe Connor Conor Danielle
    Declan Dylan Ellie Gemma Hayley Hollie Holly Jade Jamie Jasmine Jay Jemma Jenna Jodie Jordan Josh Kayleigh
    Kelly Kerry Kieran Kirsty Kyle Lauren Leah Leanne Liam Megan Melissa Mitchell Molly Naomi Natalie Natasha
    Nicole Paige Reece Ricky Rosie Ryan Sam Shane Shannon Sophie Stacey Toby Zoe"""
)
"""Names of Faker's that few people over sixty have."""

BACKGROUNDS = (
    _names(
        "Aoife Bríd Caoimhe Ciara Deirdre Gráinne Maeve Niamh Nuala Orla Róisín Siobhán Sinéad Sorcha Úna",
        "Cathal Cian Ciarán Colm Cormac Diarmuid Donal Eoin Fergal Fintan Niall Oisín Pádraig Ronan Ruairí",
        "Devlin Devine Gilligan Hanratty Kavanagh Keane Loughran Mulligan McGrath McNally Quigley Rafferty Tierney",
    ),
    _names(
        "Ailsa Catriona Eilidh Iona Isobel Kirsteen Mairi Marsaili Mhairi Morag Morven Rhona Seonaid Shona",
        "Alasdair Angus Calum Ewan Fergus Finlay Gregor Hamish Lachlan Murdo Ruaridh Struan Torquil",
        "Buchanan Drummond Galbraith Geddes Guthrie Laidlaw Lennox MacAulay Mackay Rennie Sutherland Urquhart",
    ),
    _names(
        "Agnieszka Beata Danuta Ewa Grażyna Halina Iwona Joanna Kinga Magdalena Małgorzata Renata Wioletta Zofia",
        "Bartosz Czesław Dariusz Grzegorz Jacek Janusz Kacper Leszek Maciej Paweł Piotr Sławomir Tomasz Wojciech",
        "Baran Dudek Kaczmarek Kozioł Krawczyk Mazur Michalak Nowak Pawlak Sikora Walczak Wieczorek Wójcik Wróbel",
    ),
    _names(
        "Amarjit Amrit Baljinder Daljit Gurpreet Harjit Harpreet Jasleen Kiranjit Manpreet Navjot Parminder Simran",
        "Amardeep Avtar Balbir Dilraj Gurdeep Harbhajan Inderjit Jagdeep Kuldeep Mohinder Navdeep Ranjit Sukhdev",
        "Atwal Bains Dhaliwal Dhillon Dosanjh Grewal Hayer Johal Mangat Purewal Sahota Sandhu Sidhu Sohal",
    ),
    _names(
        "Anjali Bhavna Deepa Hansa Heena Jyoti Kavita Lata Meera Nisha Pooja Rekha Sunita Urmila",
        "Ashok Bharat Chirag Dilip Hitesh Jayesh Ketan Mahesh Nilesh Pravin Rajesh Sanjay Vijay Vinod",
        "Amin Bhatt Chauhan Desai Joshi Lakhani Mehta Modha Naik Pandya Parmar Solanki Thakkar Vyas",
    ),
    _names(
        "Aisha Asma Farida Humaira Iram Kiran Mehnaz Nadia Rabia Rukhsana Saima Shazia Tahira Uzma",
        "Adeel Asif Bilal Faisal Hamid Imran Javed Kashif Nadeem Rashid Sajid Tariq Usman Waqar Zahid",
        "Bhatti Chaudhry Durrani Iqbal Kayani Malik Minhas Mirza Mughal Qureshi Rafiq Shafiq Siddiqui",
    ),
    _names(
        "Farhana Jahanara Lutfa Nasima Nazma Rahela Rehana Rumana Sabina Salma Shirin Sultana Taslima",
        "Anwar Delwar Faruk Habib Jamal Kamal Mizan Monir Nazrul Rafique Shafiqul Shamim Tofail",
        "Chowdhury Haque Islam Mannan Mondal Rahman Sarkar Talukdar Ullah",
    ),
    _names(
        "Abimbola Adaeze Bolanle Chiamaka Folake Funmilayo Ifeoma Ngozi Nkechi Omolara Temitope Uchenna Yewande",
        "Ayodele Babatunde Chidi Chinedu Damilola Emeka Femi Ikenna Kelechi Kunle Obinna Olumide Segun Tunde",
        "Abiola Adebayo Afolabi Akande Balogun Chukwu Eze Ezenwa Nwosu Obi Okafor Okonkwo Oladipo Onyeka",
    ),
    _names(
        "Abena Adwoa Afia Akosua Akua Ama Araba Efua Esi Maame Serwaa Yaa",
        "Ekow Fiifi Kofi Kojo Kwabena Kwadwo Kwaku Kwame Kweku Yaw",
        "Acheampong Agyeman Amoah Ankrah Appiah Asante Boateng Darko Gyamfi Mensah Ofori Opoku Osei Owusu",
    ),
    _names(
        "Alecia Andrene Cherise Claudette Delroya Hyacinth Ionie Jacinth Marcia Merlene Novelette Shanice Yolande",
        "Carlton Clifton Delroy Desmond Errol Everton Glenroy Leroy Linton Neville Orville Rohan Winston",
        "Blackwood Bogle Clarkson Dacres Gayle Grizzle Lindo McKoy Minott Pinnock Samuels Whyte Wint",
    ),
    _names(
        "Amina Asli Faduma Fowsia Hamda Hibo Hodan Idil Ifrah Ladan Sagal Ubah Zamzam",
        "Abdirahman Bashir Guled Hassan Ismail Liban Mahad Mukhtar Nuur Sharmarke Warsame Yusuf",
        "Abdi Adan Ainanshe Barre Duale Egal Elmi Gedi Hersi Jama Nur Osman",
    ),
    _names(
        "Hoi-Yan Jia Ka-Yan Lai-Kuen Lin Mei Mei-Ling Sau-Fong Siu-Wai Wai-Yee Xiaoling Yuk-Ping",
        "Chi-Ming Hok-Man Jun Ka-Fai Kwok-Wah Man-Kit Siu-Man Wai-Lun Wing-Hong Yiu-Tung Zhiwei",
        "Chan Cheung Fung Ho Kwan Lau Leung Ng Poon Tang Tse Wong Yip Yuen",
    ),
    _names(
        "Amal Dalia Ghada Hanan Huda Lamia Leila Mona Nadine Noor Rania Reem Samira Yasmin",
        "Adnan Fadi Ghassan Hadi Karim Khalil Majid Nabil Omar Rami Samir Tamer Walid Ziad",
        "Darwish Fayad Haddad Hamdan Jaber Khoury Mansour Najjar Nasser Sabbagh Saleh Shaheen Tawfiq",
    ),
    _names(
        "Andreea Corina Daniela Doina Elena Gabriela Ileana Ioana Mihaela Monica Raluca Roxana Simona",
        "Adrian Andrei Bogdan Cristian Dragoș Florin Ionuț Mihai Mircea Radu Sorin Valentin Vlad",
        "Albu Ciobanu Dobre Dumitru Ionescu Lupu Marin Munteanu Nistor Popa Rusu Stoica Voicu",
    ),
    _names(
        "Aylin Ayşe Berna Deniz Elif Emine Fatma Gülay Hatice Nurten Pınar Sevgi Şule Zeynep",
        "Ahmet Burak Cem Emre Hakan Kemal Mehmet Murat Orhan Osman Serkan Tolga Yusuf",
        "Aksoy Arslan Aydın Çelik Demir Doğan Erdem Güneş Kaplan Kaya Koç Öztürk Polat Şahin Yıldız",
    ),
    _names(
        "Ana Beatriz Carla Conceição Fátima Filipa Graça Inês Joana Luísa Marta Rita Sofia Teresa",
        "André Bruno Duarte Fernando Gonçalo João Jorge Luís Nuno Paulo Rui Tiago Vasco",
        "Almeida Barbosa Carvalho Correia Ferreira Gouveia Lopes Moreira Nogueira Pereira Teixeira Vieira",
    ),
    _names(
        "Anitha Bindu Deepthi Indira Kamala Lakshmi Malini Padma Priya Revathi Shanthi Sudha Vasantha",
        "Arun Ganesh Gopal Harish Mohan Murali Prakash Raghu Ramesh Senthil Sivan Suresh Vasu",
        "Iyer Kumaran Menon Nair Nambiar Pillai Rajan Raman Selvan Sharma Thambi Varma",
    ),
)
"""Names of other backgrounds, each equally likely: Irish, Scottish, Polish, Punjabi, Gujarati and so on."""

NOT_FOR_FAMILIES = _set(
    """Abbott Archer Baker Ball Banks Barber Begum Bell Berry Bibi Bird Bishop Black Bond Bradley Brown Browne Bull
    Butcher Butler Carpenter Cartwright Chamberlain Chambers Chandler Coleman Cook Cooke Cooper Cross Dale Day
    Dean Dyer Farmer Field Fisher Fletcher Ford Forster Foster Fox French Frost Fry Fuller Gardener Gardiner
    Gardner Glover Goddard Grant Gray Green Hale Hall Hardy Heath Hill Holland Hope Hunt Hunter Hurst Hyde Joyce
    Judge Kaur Kemp Kent King Kirk Knight Lamb Lane Law Leach Little Long Lord Love Marsh Marshall Mason May Miah
    Mills Moss Nixon Noble North Page Palmer Park Parsons Payne Peacock Piper Pollard Pope Porter Potter Potts
    Power Pratt Price Quick Read Reed Rice Rose Savage Sharp Sharpe Shepherd Sheppard Short Singh Skinner Slater
    Smart Spencer Steele Stone Storey Strange Summers Swift Sykes Taylor Tucker Turner Tyler Wade Walker Wall Ward
    Waters Webb Webster Wells West Wheeler White Winter Wood Woods Woodward Wright Young"""
)
"""Family names that are words and would be misread in a sentence (a ward, the law), and those of one sex alone."""

FAMOUS = frozenset(
    tuple(pair.split())
    for pair in (
        # children and adults whose deaths were reviewed, and people of well-known crimes
        """Victoria Climbie, Peter Connelly, Tracey Connelly, Arthur Hughes, Star Hobson, Daniel Pelka, Khyra Ishaq,
        Hamzah Khan, Sara Sharif, Logan Mwangi, Finley Boden, Kaylea Titford, Jasmine Beckford, Maria Colwell,
        Lauren Wright, Tyra Henry, Kimberley Carlile, Liam Fee, Brandon Muir, Declan Hainey, Ellie Butler, Keanu
        Williams, Poppi Worthington, Jacob Crouch, Holly Wells, Jessica Chapman, Amanda Dowler, Milly Dowler,
        Sarah Payne, James Bulger, Stephen Lawrence, Damilola Taylor, Steven Hoskin, Fiona Pilkington, Gemma
        Hayter, Michael Gilbert, Brent Martin, Harry Dunn, Sarah Everard, Clare Wood, Rhys Jones, Madeleine
        McCann, Shannon Matthews, Karen Matthews, Connor Sparrowhawk, Oliver McGowan, Harold Shipman, Rose West,
        Rosemary West, Fred West, Frederick West, Myra Hindley, Ian Brady, Ian Huntley, Maxine Carr, Lucy Letby,
        Beverley Allitt, Peter Sutcliffe, Dennis Nilsen, Levi Bellfield, Wayne Couzens, Robert Thompson, Jon
        Venables, Anthony Walker, Stephen Griffiths, Steven Wright, Colin Pitchfork, Sophie Lancaster, Rachel
        Nickell, Suzy Lamplugh, Robert Black, Raoul Moat, Derrick Bird, Michael Ryan, Thomas Hamilton, Jack
        Renshaw, Thomas Mair, Jill Dando, Colin Stagg, Barry George, Barry Bulsara, Timothy Evans, John Christie,
        Ruth Ellis, Derek Bentley, Gabriel Fernandez, Ann Maguire, Helen Rytka, Emily Jones, Bobbi-Anne McLeod,
        Alice Ruggles, Grace Kumar""",
        # people whom everybody knows
        """David Cameron, Gordon Brown, Theresa May, Boris Johnson, Tony Blair, John Major, Margaret Thatcher, Liz
        Truss, Elizabeth Truss, Keir Starmer, Edward Heath, Harold Wilson, James Callaghan, Winston Churchill,
        Diana Spencer, Kate Middleton, Catherine Middleton, Harry Potter, James Bond, Tom Jones, George Michael,
        Phil Collins, Robbie Williams, Robert Williams, Emma Thompson, Emma Watson, Maggie Smith, Julie Walters,
        Julie Andrews, Jeremy Hunt, Diane Abbott, Yvette Cooper, Rachel Reeves, Angela Rayner, David Lammy,
        Bridget Phillipson, Michael Owen, Bobby Moore, Bobby Charlton, Jack Charlton, Gary Barlow, Gary Neville,
        Frank Lampard, Jamie Oliver, Gordon Ramsay, Mary Berry, Alan Bennett, Oliver Twist, Kelly Holmes, Lewis
        Hamilton, Andrew Murray, Andy Murray, Richard Branson, James Brown, Michael Jackson, Paul Newman, George
        Harrison, Peter Parker, Tom Holland, Matthew Perry, Jennifer Lawrence, John Terry, Steven Gerrard, Paul
        Gascoigne, Kevin Keegan, Alan Shearer, Stanley Matthews, Stanley Baldwin, Neville Chamberlain, Elizabeth
        Taylor, Richard Burton, Anthony Hopkins, Hugh Grant, Hugh Laurie, Stephen Fry, Stephen Hawking, Isaac
        Newton, Charles Darwin, George Eliot, Jane Austen, Charlotte Church, Katherine Jenkins, Shirley Bassey,
        Dylan Thomas, Catherine Jones, Gareth Bale, Gareth Edwards, Ryan Giggs, Aneurin Bevan, Neil Kinnock, Roy
        Jenkins, Michael Sheen, Rhys Ifans, Ioan Gruffudd, Huw Edwards, Owain Glyndwr, Mark Drakeford, Carwyn
        Jones, Rhodri Morgan, Vaughan Gething, Eluned Morgan, Alun Cairns, Charles Kennedy, Donald Dewar, Alex
        Salmond, Nicola Sturgeon, John Swinney, Sean Connery, Gerry Adams, Ian Paisley, Martin McGuinness, George
        Best, Sadiq Khan, Imran Khan, Sajid Javid, Priti Patel, Rishi Sunak, Humza Yousaf, Anas Sarwar, Zara
        Tindall, Zadie Smith, Zayn Malik, Malala Yousafzai, Mo Farah, Nadiya Hussain, Meera Syal, Sanjeev
        Bhaskar, Chinua Achebe, Kofi Annan, Kwame Nkrumah, Winston Peters, Neville Lawrence, Doreen Lawrence,
        Benjamin Zephaniah, Omar Sharif, Nana Addo, Mehmet Oz, Elif Shafak, Orhan Pamuk, Vlad Tepes, Lucian
        Freud, Tiago Silva, Bruno Fernandes, Bernardo Silva, Paula Rego""",
        # ministers, party leaders and heads of inquiries and services of the last thirty years
        """Philip Hammond, Richard Hammond, George Osborne, Nick Clegg, Vince Cable, Tim Farron, Ed Davey, Edward Davey,
        Charles Clarke, David Blunkett, Jack Straw, Alan Johnson, Alan Milburn, Patricia Hewitt, Jacqui Smith, John
        Reid, John Prescott, John Smith, Robin Cook, Harriet Harman, Margaret Beckett, Margaret Hodge, Andy Burnham,
        Andrew Burnham, Ed Balls, Hazel Blears, Ruth Kelly, Estelle Morris, Frank Dobson, Jeremy Corbyn, Iain Smith,
        William Hague, Michael Howard, Kenneth Clarke, Ken Clarke, Virginia Bottomley, Stephen Dorrell, Andrew
        Lansley, Matt Hancock, Matthew Hancock, Steve Barclay, Stephen Barclay, Victoria Atkins, Wes Streeting, Liz
        Kendall, Shabana Mahmood, Suella Braverman, Amber Rudd, James Cleverly, Grant Shapps, Michael Gove, Damian
        Hinds, Gavin Williamson, Justine Greening, Nicky Morgan, Edward Timpson, Penny Mordaunt, Kemi Badenoch, Ben
        Wallace, Oliver Dowden, Robert Jenrick, Simon Clarke, Chris Grayling, Paul Scully, Stella Creasy, Jess
        Phillips, Tessa Jowell, Sharon Shoesmith, Alexis Jay, Louise Casey, Eileen Munro, William Laming, Herbert
        Laming, Josh MacAlister, Sue Gray, Simon Case, Simon Stevens, Chris Whitty, Jonathan Van-Tam, Cressida
        Dick, Bernard Hogan-Howe, Ian Blair, John Stevens, Mark Rowley, Elizabeth Denham, Christopher Graham,
        Richard Thomas, John Edwards, Fiona Caldicott, Ruth May""",
    )
    for pair in pair.replace("\n", " ").split(",")
)
"""Given and family names that are never put together: of reviews and crimes that professionals know, and of fame."""

COMMON_IN_PLACES = _set(
    """the of and on in at by under upper lower great little north south east west old new saint st row lane street
    road avenue close court drive way place square terrace crescent gardens green grove hill park parade house
    hall court yard centre center bridge river bay cove mouth town village city vale valley moor wood field church
    school primary academy surgery hospital infirmary clinic health medical practice ward community library
    station estate flats homes housing council county borough district y yr o ar tref stryd heol ffordd lon ty
    llan aber pont nant cwm bryn ysgol ysbyty canolfan dyffryn cyngor sir"""
)
"""Words that many places have in their names, in English and Welsh."""
