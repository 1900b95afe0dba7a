"""What is in a stranger's file? Opened in a process that knows nothing of the house.

The server asks by ``data.workbook`` and ``data.attachments``; what is here runs beside
it (``data/workshop.py``), under a limit of memory and time, and may die alone.
"""
