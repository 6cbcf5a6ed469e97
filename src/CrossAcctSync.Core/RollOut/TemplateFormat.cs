namespace CrossAcctSync.RollOut;

/// <summary>The engines that templates are written for.</summary>
public enum TemplateFormat
{
    /// <summary>AWS CloudFormation: a stack in each account.</summary>
    CloudFormation,

    /// <summary>AWS CloudFormation StackSets: one template that AWS deploys to accounts of organizational units.</summary>
    StackSet,

    /// <summary>Terraform, in its JSON syntax: a configuration for each account.</summary>
    Terraform,

    /// <summary>AWS CDK: an app that includes a CloudFormation template for each account.</summary>
    Cdk,
}
