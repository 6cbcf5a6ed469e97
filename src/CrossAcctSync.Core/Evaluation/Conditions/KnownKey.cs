namespace CrossAcctSync.Evaluation.Conditions;

/// <summary>Context keys whose value follows from principal, resource and time.</summary>
internal enum KnownKey : byte
{
    None,
    PrincipalArn,
    PrincipalAccount,
    PrincipalType,
    PrincipalOrgId,
    PrincipalOrgPaths,
    PrincipalTag,
    ResourceTag,
    PrincipalIsAwsService,
    PrincipalServiceName,
    PrincipalServiceNamesList,
    UserId,
    UserName,
    ResourceAccount,
    ResourceOrgId,
    ResourceOrgPaths,
    CurrentTime,
    EpochTime,
    SourceOfService,
}
