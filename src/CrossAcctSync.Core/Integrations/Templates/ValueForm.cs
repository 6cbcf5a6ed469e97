namespace CrossAcctSync.Integrations;

/// <summary>A way to read a field's value; null when the value names nothing of the template's kind.</summary>
internal delegate NamedValue? ValueForm(string value, TemplateField field, ITaskArguments arguments);
