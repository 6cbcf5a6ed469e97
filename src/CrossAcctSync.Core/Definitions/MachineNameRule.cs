using System;
using CrossAcctSync.Patterns;

namespace CrossAcctSync.Definitions;

/// <summary>
/// How a deployment engine makes the name of a state machine that its source does not name in full. It recognizes the
/// state machine among those that are there, and is never enough to make a name of.
/// </summary>
internal sealed class MachineNameRule
{
    private readonly Func<string, bool> _fits;

    private MachineNameRule(string form, Func<string, bool> fits)
    {
        Form = form;
        _fits = fits;
    }

    /// <summary>The form of such names, for messages.</summary>
    public string Form { get; }

    /// <summary>
    /// CloudFormation's names: the stack's name or nothing, the logical id, and a random suffix of letters and digits
    /// (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-name.html).
    /// </summary>
    public static MachineNameRule OfStack(string logicalId) => new($"<stack>-{logicalId}-<suffix>", name => IsOfStack(name, logicalId));

    /// <summary>
    /// The names of Terraform's AWS provider: the prefix and a suffix of digits
    /// (https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/sfn_state_machine).
    /// </summary>
    public static MachineNameRule OfPrefix(string prefix) => new(
        prefix + "<suffix>",
        name => name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && IsLettersAndDigits(name, prefix.Length));

    /// <summary>A name of which a template tells a part.</summary>
    public static MachineNameRule OfPattern(TextPattern pattern) => new(pattern.ToString(), pattern.Matches);

    /// <summary>Whether the state machine of this name may be the one.</summary>
    public bool Fits(string name) => _fits(name);

    private static bool IsOfStack(string name, string logicalId)
    {
        int suffix = name.LastIndexOf('-') + 1;
        if (suffix == 0 || suffix == name.Length || !IsLettersAndDigits(name, suffix))
        {
            return false;
        }

        string rest = name.Substring(0, suffix - 1);
        return rest == logicalId || (rest.Length > logicalId.Length + 1 && rest.EndsWith("-" + logicalId, StringComparison.Ordinal));
    }

    private static bool IsLettersAndDigits(string name, int start)
    {
        for (int i = start; i < name.Length; i++)
        {
            if (name[i] is not ((>= 'A' and <= 'Z') or (>= 'a' and <= 'z') or (>= '0' and <= '9')))
            {
                return false;
            }
        }

        return true;
    }
}
