using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace CrossAcctSync.Integrations;

/// <summary>Reads the catalogue's JSON. Members that it does not know are refused, so that a slip of the pen is no silent gap.</summary>
internal sealed class CatalogueReader
{
    private readonly Dictionary<string, string> _notes = new(StringComparer.Ordinal);
    private string _row = "(head)";

    /// <exception cref="IntegrationCatalogueException">The data breaks a rule.</exception>
    public static IReadOnlyList<Integration> Read(Stream json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return new CatalogueReader().ReadRows(document.RootElement);
        }
        catch (JsonException exception)
        {
            throw new IntegrationCatalogueException("The catalogue is not JSON: " + exception.Message, exception);
        }
    }

    /// <summary>Statements alone, of a row that has no other members here.</summary>
    public static IReadOnlyList<IntegrationStatement> ReadStatements(string row, JsonElement array)
    {
        IntegrationStatement[] statements = new CatalogueReader { _row = row }.ReadStatements(array);
        foreach (IntegrationStatement statement in statements)
        {
            CatalogueRules.Check(row, statement);
        }

        return statements;
    }

    private List<Integration> ReadRows(JsonElement root)
    {
        Known(root, "format", "notes", "integrations");
        if (root.GetProperty("format").GetInt32() != 1)
        {
            throw Broken("its format is 1.");
        }

        foreach (JsonProperty note in root.GetProperty("notes").EnumerateObject())
        {
            _notes.Add(note.Name, note.Value.GetString()!);
        }

        var rows = new List<Integration>();
        foreach (JsonElement element in root.GetProperty("integrations").EnumerateArray())
        {
            rows.Add(ReadRow(element));
        }

        return rows;
    }

    private Integration ReadRow(JsonElement element)
    {
        _row = element.TryGetProperty("resource", out JsonElement name) ? name.GetString()! : "(without resource)";
        Known(
            element,
            "resource", "service", "api", "pattern", "version", "support", "supportNote", "workflowTypes", "crossAccount", "crossAccountNotes",
            "statements", "documented", "minimalActionsInferred", "eventBridge", "noPermissions", "notes", "source", "sourceQuality");
        IReadOnlyList<IntegrationStatement> statements = ReadStatements(element.GetProperty("statements"));
        var row = new Integration(_row, Text(element, "service"), Text(element, "api"), Name<IntegrationPattern>(Text(element, "pattern")))
        {
            Version = element.TryGetProperty("version", out JsonElement version) ? version.GetInt32() : null,
            Support = Name<IntegrationSupport>(Text(element, "support")),
            SupportNote = OptionalText(element, "supportNote"),
            WorkflowTypes = Texts(element, "workflowTypes").Aggregate(WorkflowTypes.None, (sum, type) => sum | Name<WorkflowTypes>(type)),
            CrossAccount = Name<CrossAccountSupport>(Text(element, "crossAccount")),
            CrossAccountNote = string.Join(" ", Texts(element, "crossAccountNotes").Select(Note)),
            Statements = statements,
            DocumentedStatements = element.TryGetProperty("documented", out JsonElement documented) ? ReadStatements(documented) : statements,
            MinimalActionsInferred = element.TryGetProperty("minimalActionsInferred", out JsonElement minimal) && minimal.GetBoolean(),
            EventBridge = element.TryGetProperty("eventBridge", out JsonElement rule) ? ReadRule(rule) : null,
            NoPermissionsReason = OptionalText(element, "noPermissions"),
            Notes = OptionalText(element, "notes"),
            Source = Text(element, "source"),
            SourceQuality = Name<SourceQuality>(Text(element, "sourceQuality")),
        };
        CatalogueRules.Check(row);
        return row;
    }

    private IntegrationStatement[] ReadStatements(JsonElement array) => array.EnumerateArray().Select(ReadStatement).ToArray();

    private IntegrationStatement ReadStatement(JsonElement element)
    {
        Known(
            element,
            "actions", "resources", "dynamicResources", "conditions", "when", "requiredUnless", "countedBy", "passesHiddenRoles",
            "wildcard", "beyondReference", "caveat", "source");
        IntegrationAction[] actions = element.GetProperty("actions").EnumerateObject()
            .Select(action => new IntegrationAction(action.Name, Name<ActionPurpose>(action.Value.GetString()!)))
            .OrderBy(action => action.Name, StringComparer.Ordinal)
            .ToArray();
        return new IntegrationStatement(
            actions,
            Templates(element.GetProperty("resources")),
            element.TryGetProperty("dynamicResources", out JsonElement dynamic) ? Templates(dynamic) : null,
            element.TryGetProperty("conditions", out JsonElement conditions) ? ReadConditions(conditions) : [])
        {
            When = element.TryGetProperty("when", out JsonElement when) ? ReadWhen(when) : null,
            RequiredUnless = element.TryGetProperty("requiredUnless", out _) ? Texts(element, "requiredUnless") : null,
            CountedBy = OptionalText(element, "countedBy"),
            PassesHiddenRoles = element.TryGetProperty("passesHiddenRoles", out JsonElement hidden) && hidden.GetBoolean(),
            WildcardReason = OptionalText(element, "wildcard"),
            BeyondReference = OptionalText(element, "beyondReference"),
            Caveat = element.TryGetProperty("caveat", out JsonElement caveat) ? ReadCaveat(caveat) : null,
            Source = Text(element, "source"),
        };
    }

    private ConditionTemplate[] ReadConditions(JsonElement element) =>
        (from @operator in element.EnumerateObject()
         from key in @operator.Value.EnumerateObject()
         orderby @operator.Name, key.Name
         select new ConditionTemplate(@operator.Name, key.Name, Templates(key.Value))).ToArray();

    private FieldCondition ReadWhen(JsonElement element)
    {
        Known(element, "field", "equals");
        return new FieldCondition(Text(element, "field"), element.TryGetProperty("equals", out _) ? Texts(element, "equals") : []);
    }

    private StatementCaveat ReadCaveat(JsonElement element)
    {
        Known(element, "kind", "message", "action");
        return new StatementCaveat(Name<ScopingIssueKind>(Text(element, "kind")), Text(element, "message"), Text(element, "action"));
    }

    private ManagedRule ReadRule(JsonElement element)
    {
        Known(element, "rule", "actions", "resources");
        return new ManagedRule(Text(element, "rule"), Texts(element, "actions"), Texts(element, "resources"));
    }

    private ResourceTemplate[] Templates(JsonElement array) => array.EnumerateArray().Select(text => Template(text.GetString()!)).ToArray();

    private ResourceTemplate Template(string text)
    {
        try
        {
            return ResourceTemplate.Parse(text);
        }
        catch (FormatException exception)
        {
            throw Broken(exception.Message);
        }
    }

    private string Note(string key) => _notes.TryGetValue(key, out string note) ? note : throw Broken($"the note '{key}' is not among the catalogue's notes.");

    private T Name<T>(string text)
        where T : struct, Enum =>
        Enum.TryParse(text, false, out T value) && value.ToString() == text ? value : throw Broken($"'{text}' is no {typeof(T).Name}.");

    private string Text(JsonElement element, string name) =>
        OptionalText(element, name) is { Length: > 0 } text ? text : throw Broken($"'{name}' is missing.");

    private static string? OptionalText(JsonElement element, string name) => element.TryGetProperty(name, out JsonElement value) ? value.GetString() : null;

    private static string[] Texts(JsonElement element, string name) => element.GetProperty(name).EnumerateArray().Select(text => text.GetString()!).ToArray();

    private void Known(JsonElement element, params string[] names)
    {
        foreach (JsonProperty member in element.EnumerateObject())
        {
            if (Array.IndexOf(names, member.Name) < 0)
            {
                throw Broken($"'{member.Name}' is no member that the catalogue knows.");
            }
        }
    }

    private IntegrationCatalogueException Broken(string rule) => IntegrationCatalogueException.Of(_row, rule);
}
