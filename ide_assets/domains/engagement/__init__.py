"""The engagement score: a customer's communication, use of the product and relationships.

`factors` measures values, `score` turns them into scores and advice, `causes` lists the rows behind low factors, and
`history` compares scores with what followed.
"""
