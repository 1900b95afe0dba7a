"""What was given freely: money, goods and help; never who gave nothing."""
