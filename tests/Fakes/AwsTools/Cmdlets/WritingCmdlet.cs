using System.Linq;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>A cmdlet that changes something, and asks first.</summary>
/// <typeparam name="T">The answer of the call.</typeparam>
public abstract class WritingCmdlet<T> : IamCmdlet<T>
    where T : IamResponse, new()
{
    /// <summary>Gets or sets whether nothing is asked. -WhatIf goes before.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter Force { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        bool isWhatIf = LanguagePrimitives.IsTrue(SessionState.PSVariable.GetValue("WhatIfPreference"))
            && !MyInvocation.BoundParameters.ContainsKey("WhatIf");
        if ((Force && !isWhatIf && !(MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? whatIf) && LanguagePrimitives.IsTrue(whatIf)))
            || ShouldProcess(Request().First().Value?.ToString(), $"{MyInvocation.MyCommand.Name} ({Operation})"))
        {
            base.ProcessRecord();
        }
    }
}
