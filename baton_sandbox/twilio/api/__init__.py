"""The Messages API: requests, answers, lists, and the faults ordered for them."""
