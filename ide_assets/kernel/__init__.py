"""How every table is built, judged and published: recipes, their inputs and parameters, expectations, Dagster assets.

The kernel imports no domain and uses no domain's words. What a domain needs, such as a window of months or a parameter
of its queries, it declares and hands to the kernel.
"""
