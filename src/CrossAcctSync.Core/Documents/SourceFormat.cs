namespace CrossAcctSync.Documents;

/// <summary>The syntax of a text.</summary>
public enum SourceFormat
{
    /// <summary>JSON; comments and trailing commas are let through, as hand-edited files have them.</summary>
    Json,

    /// <summary>YAML 1.1 as CloudFormation and the AWS Toolkit read it.</summary>
    Yaml,
}
