using System;
using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using CrossAcctSync.Arns;
using CrossAcctSync.Module.Binding;

namespace CrossAcctSync.Module.Commands;

/// <summary>The base of the cmdlets that read definitions: where these are, and what they do not tell themselves.</summary>
public abstract class SyncDefinitionCmdlet : SyncAccountCmdlet
{
    private protected const string FromPath = "Path";
    private protected const string FromLiteralPath = "LiteralPath";

    /// <summary>Gets or sets files or folders with definitions or templates.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = FromPath)]
    [SupportsWildcards]
    [PathTransformation]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets files or folders whose names are taken as they are.</summary>
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = FromLiteralPath)]
    [Alias("PSPath", "FullName")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets the roles for tasks that do not name one themselves.</summary>
    [Parameter]
    [Alias("Arn")]
    [ValidateNotNullOrEmpty]
    public RoleArn[] TargetRoleArn { get; set; } = Array.Empty<RoleArn>();

    /// <summary>Gets or sets the same for single states: names or paths of states with one or more ARNs.</summary>
    [Parameter]
    [TargetRoleMapTransformation]
    [ValidateNotNull]
    public IReadOnlyDictionary<string, IReadOnlyList<RoleArn>>? TargetRoleMap { get; set; }

    /// <summary>Gets or sets values of placeholders and of a template's parameters.</summary>
    [Parameter]
    [ValidateNotNull]
    public IDictionary Substitution { get; set; } = new Hashtable();

    /// <summary>Gets or sets whether files that templates name are read also outside of the folder that is given, or of the given file's own.</summary>
    [Parameter(ParameterSetName = FromPath)]
    [Parameter(ParameterSetName = FromLiteralPath)]
    public SwitchParameter AllowOutside { get; set; }

    /// <summary>The values as texts by their names.</summary>
    private protected Dictionary<string, string> Substitutions() => Substitution.Cast<DictionaryEntry>().ToDictionary(
        entry => entry.Key.ToString()!,
        entry => LanguagePrimitives.ConvertTo<string>(entry.Value),
        StringComparer.Ordinal);
}
