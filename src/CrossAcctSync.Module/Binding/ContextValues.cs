using System.Collections;
using System.Management.Automation;
using CrossAcctSync.Evaluation;

namespace CrossAcctSync.Module.Binding;

/// <summary>Values of context keys as a hashtable gives them; <c>$null</c> says that a key is absent.</summary>
internal static class ContextValues
{
    /// <summary>The context of a hashtable.</summary>
    /// <exception cref="PSInvalidCastException">A value is no text, nor a list of texts.</exception>
    public static RequestContext Of(IDictionary values)
    {
        RequestContext context = RequestContext.Empty;
        foreach (DictionaryEntry entry in values)
        {
            context = entry.Value is null
                ? context.Without(entry.Key.ToString()!)
                : context.With(entry.Key.ToString()!, LanguagePrimitives.ConvertTo<string[]>(entry.Value));
        }

        return context;
    }
}
