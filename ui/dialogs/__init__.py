"""Questions to the user, behind one service that tests replace."""
