"""Sign-in with OpenID Connect: the provider, sign-ins under way, and the rights that follow from claims."""
