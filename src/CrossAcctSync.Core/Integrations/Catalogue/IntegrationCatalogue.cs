using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace CrossAcctSync.Integrations;

/// <summary>
/// The APIs that Step Functions offers to tasks: optimized integrations, with the permissions of each
/// (https://docs.aws.amazon.com/step-functions/latest/dg/integrate-optimized.html), and the services of AWS SDK
/// integrations (https://docs.aws.amazon.com/step-functions/latest/dg/supported-services-awssdk.html).
/// </summary>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed class IntegrationCatalogue
{
    private static readonly Lazy<IntegrationCatalogue> LazyDefault = new(() => new IntegrationCatalogue(Open("integrations.json")));

    private readonly Dictionary<string, Integration> _byName;
    private readonly Dictionary<string, Integration> _byStartAction;
    private readonly Lazy<SdkServiceTable> _services = new(() => SdkServiceTable.Read(Open("sdk-services.json")));

    private IntegrationCatalogue(Stream json)
    {
        using (json)
        {
            Integrations = CatalogueReader.Read(json);
        }

        _byName = new Dictionary<string, Integration>(StringComparer.Ordinal);
        _byStartAction = new Dictionary<string, Integration>(StringComparer.OrdinalIgnoreCase);
        foreach (Integration row in Integrations)
        {
            string name = row.Resource.StartsWith(TaskResourceSyntax.Prefix, StringComparison.Ordinal)
                ? row.Resource.Substring(TaskResourceSyntax.Prefix.Length)
                : FunctionName;
            if (_byName.ContainsKey(name))
            {
                throw IntegrationCatalogueException.Of(row.Resource, "a resource has one row.");
            }

            _byName.Add(name, row);
            AddStartAction(row);
        }
    }

    /// <summary>The catalogue that comes with the module; read once, when it is first asked for.</summary>
    /// <exception cref="IntegrationCatalogueException">Its data breaks a rule.</exception>
    public static IntegrationCatalogue Default => LazyDefault.Value;

    /// <summary>All integrations, in the order of the data.</summary>
    public IReadOnlyList<Integration> Integrations { get; }

    /// <summary>The services of AWS SDK integrations, by name.</summary>
    public IReadOnlyCollection<SdkService> SdkServices => _services.Value.Services;

    internal const string FunctionName = "lambda-function";

    internal SdkServiceTable Sdk => _services.Value;

    internal IEnumerable<string> Names => _byName.Keys.Where(name => name != FunctionName);

    internal Integration FunctionRow => _byName[FunctionName];

    /// <summary>Reads a catalogue of the same form, for example with integrations of one's own.</summary>
    /// <exception cref="IntegrationCatalogueException">The data breaks a rule; the message names the row and the rule.</exception>
    public static IntegrationCatalogue Read(Stream json) => new(json ?? throw new ArgumentNullException(nameof(json)));

    /// <summary>Integrations that fit all that is given.</summary>
    /// <param name="service">A service's name or the name in the resource (<c>AWS Glue</c>, <c>glue</c>); <c>*</c> and <c>?</c> are wildcards.</param>
    /// <param name="pattern">The pattern.</param>
    /// <param name="resource">The resource, whole or without <c>arn:aws:states:::</c>; <c>*</c> and <c>?</c> are wildcards.</param>
    public IEnumerable<Integration> Find(string? service = null, IntegrationPattern? pattern = null, string? resource = null)
    {
        Regex? services = Wildcard(service);
        Regex? resources = Wildcard(resource);
        return Integrations.Where(row =>
            (pattern is null || row.Pattern == pattern)
            && (services is null || services.IsMatch(row.Service) || services.IsMatch(NameOf(row).Split(':')[0]))
            && (resources is null || resources.IsMatch(row.Resource) || resources.IsMatch(NameOf(row))));
    }

    /// <summary>
    /// Whether IAM knows the action, whatever its case (https://docs.aws.amazon.com/service-authorization/latest/reference/).
    /// </summary>
    /// <param name="action">For example <c>glue:StartJobRun</c>; no wildcards.</param>
    public static bool IsKnownAction(string? action) => FindAction(action) is not null;

    /// <summary>The action as IAM spells it, or null when it knows none.</summary>
    public static string? FindAction(string? action) => action is null ? null : ActionReference.FindAction(action)?.Name;

    /// <summary>All actions of a prefix, ordered, for example of <c>glue</c>; none when there is no such prefix.</summary>
    public static IReadOnlyList<string> ActionsOf(string prefix) =>
        ActionReference.Find(prefix ?? throw new ArgumentNullException(nameof(prefix)))?.ActionNames ?? [];

    /// <summary>Whether IAM has a service of this prefix.</summary>
    public static bool IsKnownPrefix(string? prefix) => prefix is not null && ActionReference.Find(prefix) is not null;

    internal Integration? FindByName(string name) => _byName.TryGetValue(name, out Integration row) ? row : null;

    internal Integration? FindByStartAction(string action, string api) =>
        _byStartAction.TryGetValue(action + "/" + api, out Integration row) ? row : null;

    internal static Stream Open(string name) =>
        typeof(IntegrationCatalogue).Assembly.GetManifestResourceStream(name)
        ?? throw new IntegrationCatalogueException($"The module lacks its data '{name}'.");

    private static string NameOf(Integration row) =>
        row.Resource.StartsWith(TaskResourceSyntax.Prefix, StringComparison.Ordinal) ? row.Resource.Substring(TaskResourceSyntax.Prefix.Length) : "lambda:function";

    private static Regex? Wildcard(string? text) =>
        string.IsNullOrEmpty(text)
            ? null
            : new Regex(@"\A" + Regex.Escape(text).Replace(@"\*", ".*").Replace(@"\?", ".") + @"\z", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>An AWS SDK call with the name and the action of an optimized integration has its parameters too.</summary>
    private void AddStartAction(Integration row)
    {
        if (row.Pattern != IntegrationPattern.RequestResponse || row.CrossAccount != CrossAccountSupport.Supported)
        {
            return;
        }

        string[] starts = row.Statements.SelectMany(statement => statement.Actions)
            .Where(action => action.Purpose == ActionPurpose.Start).Select(action => action.Name).Distinct().ToArray();
        if (starts.Length == 1)
        {
            _byStartAction[starts[0] + "/" + row.Api] = row;
        }
    }
}
