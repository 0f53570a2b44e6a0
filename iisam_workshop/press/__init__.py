"""Press: a document becomes a part, its pages set by ReportLab and its structure tree kept beside them."""
