"""Claims for certificates, direct claims status, and the names a certificate is made out to."""
