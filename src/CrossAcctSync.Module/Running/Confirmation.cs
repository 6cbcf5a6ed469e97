using System.Collections.Generic;
using System.Management.Automation;
using System.Reflection;

namespace CrossAcctSync.Module.Running;

/// <summary>Whether a command is going to ask before it acts, by the rules of ShouldProcess.</summary>
internal static class Confirmation
{
    /// <param name="cmdlet">The cmdlet with its parameters bound.</param>
    public static bool IsAskedOf(PSCmdlet cmdlet)
    {
        if (cmdlet.GetType().GetCustomAttribute<CmdletAttribute>() is not { SupportsShouldProcess: true } attribute || IsOn(cmdlet, "WhatIf", "WhatIfPreference"))
        {
            return false;
        }

        Dictionary<string, object> bound = cmdlet.MyInvocation.BoundParameters;
        if (bound.TryGetValue("Confirm", out object? confirm))
        {
            return LanguagePrimitives.IsTrue(confirm);
        }

        return !bound.ContainsKey("Force")
            && cmdlet.SessionState.PSVariable.GetValue("ConfirmPreference") is { } value
            && LanguagePrimitives.TryConvertTo(value, out ConfirmImpact preference)
            && preference != ConfirmImpact.None
            && attribute.ConfirmImpact >= preference;
    }

    private static bool IsOn(PSCmdlet cmdlet, string parameter, string preference) =>
        cmdlet.MyInvocation.BoundParameters.TryGetValue(parameter, out object? value)
            ? LanguagePrimitives.IsTrue(value)
            : LanguagePrimitives.IsTrue(cmdlet.SessionState.PSVariable.GetValue(preference));
}
