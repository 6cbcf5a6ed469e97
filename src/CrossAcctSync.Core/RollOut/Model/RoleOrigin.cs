namespace CrossAcctSync.RollOut.Model;

/// <summary>Where a role of a roll-out comes from.</summary>
internal enum RoleOrigin
{
    /// <summary>The template creates it.</summary>
    New,

    /// <summary>It exists and belongs to somebody else; policies are attached to it.</summary>
    Attached,

    /// <summary>It exists, and its trust policy is known; the template can take it over.</summary>
    Known,
}
