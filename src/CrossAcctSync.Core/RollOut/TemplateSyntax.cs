namespace CrossAcctSync.RollOut;

/// <summary>How CloudFormation templates are written.</summary>
public enum TemplateSyntax
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>YAML, with the long names of functions.</summary>
    Yaml,
}
