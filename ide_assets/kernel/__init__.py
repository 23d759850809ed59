"""How every table is built, judged and published: recipes, their inputs and parameters, expectations, Dagster assets.

The kernel imports no domain and uses no domain's words. A domain declares what it needs, such as a window of months or
a parameter of its queries, and passes it to the kernel.
"""
