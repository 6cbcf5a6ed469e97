# Lists the integrations that CrossAcctSync knows.
Get-SyncIntegration
