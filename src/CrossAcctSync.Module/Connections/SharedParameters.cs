using System;
using System.Collections.Generic;
using System.Collections.ObjectModel;
using System.Linq;
using System.Management.Automation;
using System.Reflection;

namespace CrossAcctSync.Module.Connections;

/// <summary>
/// Parameters that many cmdlets share, declared once as the properties of a class. The engine is given them as dynamic
/// parameters, since an attribute cannot know the names of the parameter sets in which a cmdlet offers them.
/// </summary>
internal static class SharedParameters
{
    /// <summary>Offers the properties of a class as parameters, if there are sets to offer them in.</summary>
    /// <param name="parameters">Where they are added.</param>
    /// <param name="type">The class; its properties have the attributes that parameters of a cmdlet have.</param>
    /// <param name="sets">The names of the parameter sets.</param>
    /// <param name="except">Properties that are left out.</param>
    public static void Declare(RuntimeDefinedParameterDictionary parameters, Type type, IReadOnlyList<string> sets, IReadOnlyList<string> except)
    {
        foreach (PropertyInfo property in type.GetProperties().Where(property => sets.Count > 0 && !except.Contains(property.Name)))
        {
            Attribute[] attributes = property.GetCustomAttributes().ToArray();
            ParameterAttribute declared = attributes.OfType<ParameterAttribute>().Single();
            IEnumerable<Attribute> all = sets.Select(set => In(set, declared)).Concat(attributes.Where(attribute => attribute is not ParameterAttribute));
            parameters[property.Name] = new RuntimeDefinedParameter(property.Name, property.PropertyType, new Collection<Attribute>(all.ToList()));
        }
    }

    /// <summary>An object with the values that the engine has bound; the other properties keep what they are made with.</summary>
    /// <param name="parameters">The parameters that were declared.</param>
    /// <param name="cmdlet">The cmdlet, for those that it declares itself.</param>
    /// <param name="own">Their names.</param>
    public static T Read<T>(RuntimeDefinedParameterDictionary parameters, Cmdlet cmdlet, IReadOnlyList<string> own)
        where T : new()
    {
        var values = new T();
        foreach (PropertyInfo property in typeof(T).GetProperties())
        {
            if (parameters.TryGetValue(property.Name, out RuntimeDefinedParameter? parameter) && parameter.IsSet)
            {
                property.SetValue(values, parameter.Value);
            }
            else if (own.Contains(property.Name))
            {
                property.SetValue(values, cmdlet.GetType().GetProperty(property.Name)?.GetValue(cmdlet) ?? property.GetValue(values));
            }
        }

        return values;
    }

    private static ParameterAttribute In(string set, ParameterAttribute declared) => new()
    {
        ParameterSetName = set,
        Mandatory = declared.Mandatory,
        Position = declared.Position,
    };
}
