using System.Management.Automation;
using System;
using CrossAcctSync.Module.Binding;

namespace CrossAcctSync.Module.Connections;

/// <summary>The parameters of accounts that are those of an organization.</summary>
internal sealed class OrganizationParameters
{
    /// <summary>Gets or sets whether the accounts are those of the organization.</summary>
    [Parameter(Mandatory = true)]
    public SwitchParameter Organization { get; set; }

    /// <summary>Gets or sets the units whose accounts are meant, with the units nested in them; without it, all.</summary>
    [Parameter]
    [ValidateForm(@"\A(ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})\z", "the id of an organizational unit, such as 'ou-ab12-cd34ef56', or of the root, such as 'r-ab12'")]
    public string[] OrganizationalUnitId { get; set; } = Array.Empty<string>();

    /// <summary>Gets or sets the accounts that are left out.</summary>
    [Parameter]
    [ValidateAccountId]
    public string[] ExcludeAccountId { get; set; } = Array.Empty<string>();
}
