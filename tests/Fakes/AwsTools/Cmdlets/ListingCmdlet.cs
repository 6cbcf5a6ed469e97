using System.Collections.Generic;
using System.Linq;
using System.Management.Automation;
using Amazon.IdentityManagement.Model;

namespace Amazon.PowerShell.Cmdlets.IAM;

/// <summary>A cmdlet that pages by itself, unless it is told where to go on.</summary>
/// <typeparam name="T">The answer of the call.</typeparam>
public abstract class ListingCmdlet<T> : IamCmdlet<T>
    where T : IamResponse, new()
{
    /// <summary>Gets or sets where to go on.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("NextToken")]
    public string? Marker { get; set; }

    /// <summary>Gets or sets how many items a page has.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("MaxItems")]
    public int? MaxItem { get; set; }

    /// <summary>Gets or sets whether one page is enough.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    public SwitchParameter NoAutoIteration { get; set; }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        string? marker = Marker;
        do
        {
            T page = Call(Request().Concat(new KeyValuePair<string, object?>[] { new("Marker", marker), new("MaxItems", MaxItem) }));
            Put(page);
            marker = page.Marker;
        }
        while (!NoAutoIteration && !MyInvocation.BoundParameters.ContainsKey(nameof(Marker)) && !string.IsNullOrEmpty(marker));
    }
}
