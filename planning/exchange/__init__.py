"""The plan as a file: taken in from a workbook, handed out on paper."""
