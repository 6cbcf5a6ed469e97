using System;
using System.Collections.Generic;

namespace CrossAcctSync.Integrations;

/// <summary>
/// A Lambda function's name: a name, a name with a qualifier, a partial ARN (<c>account:function:name</c>), an ARN; with
/// the field <c>Qualifier</c> beside it. A policy has to name the qualifier that the call names
/// (https://docs.aws.amazon.com/lambda/latest/dg/configuration-versions.html).
/// </summary>
internal static class LambdaForm
{
    private const string Kind = "function:";

    public static NamedValue? Read(string value, TemplateField field, ITaskArguments arguments)
    {
        NamedValue name = ReadFunction(value);
        if (name.IsUnexpected || name.Name.IndexOf(':') >= 0 || field.Path != "FunctionName")
        {
            return name;
        }

        IReadOnlyList<TaskArgument> qualifiers = arguments.Find("Qualifier");
        return qualifiers.Count > 0 ? name with { Name = name.Name + ":" + qualifiers[0].Holed } : name;
    }

    private static NamedValue ReadFunction(string value)
    {
        // 123456789012:function:name
        string[] parts = value.Split(Colon, 3);
        return parts.Length == 3 && parts[1] == "function" && Arns.AccountId.IsValid(parts[0])
            ? new NamedValue(parts[2], Account: parts[0])
            : parts.Length >= 2 && parts[0] == "function"
                ? new NamedValue(value.Substring(Kind.Length))
                : ValueForms.ReadName(value, "lambda", Kind);
    }

    private static readonly char[] Colon = { ':' };
}
