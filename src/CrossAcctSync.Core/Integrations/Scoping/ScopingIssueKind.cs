namespace CrossAcctSync.Integrations;

/// <summary>What a reader has to know of a task's permissions.</summary>
public enum ScopingIssueKind
{
    /// <summary>A value is known only at run time, so that a part of an ARN is <c>*</c>.</summary>
    DynamicResource,

    /// <summary>The task does not name a field, so that a part of an ARN is <c>*</c> or a role is unknown.</summary>
    MissingField,

    /// <summary>A role that the task passes is known only at run time; nothing was granted for it.</summary>
    DynamicPassRole,

    /// <summary>The service is handed roles that the workflow does not show.</summary>
    PassRoleNotVisible,

    /// <summary>The Service Authorization Reference has no action for the API.</summary>
    UnknownSdkAction,

    /// <summary>Neither the Service Authorization Reference nor a rule says all that the call needs.</summary>
    PermissionsNotProven,

    /// <summary>Step Functions does not offer the API as an AWS SDK integration.</summary>
    NotOfferedSdkApi,

    /// <summary>The task names a resource of another account or partition than the target.</summary>
    ResourceOutsideTarget,

    /// <summary>The task names a resource of another region than the target; Step Functions calls only its own.</summary>
    ResourceOutsideRegion,

    /// <summary>A field has a value that does not name what the field is for.</summary>
    UnexpectedValue,

    /// <summary>The task needs no IAM permission.</summary>
    NoIamPermissions,

    /// <summary>The AWS pages disagree on the integration.</summary>
    ContestedPattern,

    /// <summary>The task type cannot use a role of another account.</summary>
    CrossAccountNotSupported,

    /// <summary>No AWS page says how the integration works across accounts.</summary>
    CrossAccountUnknown,

    /// <summary>IAM knows no resources for the action, so that only <c>*</c> can grant it.</summary>
    ResourceLevelUnsupported,

    /// <summary>The data that the call reads and writes is not visible in the workflow, so that it is not narrowed.</summary>
    DataAccessNotNarrowed,

    /// <summary>A name has a character that no policy may hold, so that a <c>?</c> stands for it.</summary>
    LetterNotAllowed,

    /// <summary>The task's resource is none that Step Functions offers.</summary>
    UnknownResource,
}
