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
    /// <summary>Offers the properties of a class as parameters.</summary>
    /// <param name="parameters">Where they are added.</param>
    /// <param name="type">The class; its properties have the attributes that parameters of a cmdlet have.</param>
    /// <param name="sets">The names of the parameter sets.</param>
    public static void Declare(RuntimeDefinedParameterDictionary parameters, Type type, IReadOnlyList<string> sets)
    {
        foreach (PropertyInfo property in type.GetProperties())
        {
            Attribute[] attributes = property.GetCustomAttributes().ToArray();
            ParameterAttribute declared = attributes.OfType<ParameterAttribute>().Single();
            IEnumerable<Attribute> all = sets.Select(set => In(set, declared)).Concat(attributes.Where(attribute => attribute is not ParameterAttribute));
            parameters[property.Name] = new RuntimeDefinedParameter(property.Name, property.PropertyType, new Collection<Attribute>(all.ToList()));
        }
    }

    /// <summary>An object with the values that the engine has bound; the other properties keep what they are made with.</summary>
    public static T Read<T>(RuntimeDefinedParameterDictionary parameters)
        where T : new()
    {
        var values = new T();
        foreach (PropertyInfo property in typeof(T).GetProperties())
        {
            if (parameters.TryGetValue(property.Name, out RuntimeDefinedParameter? parameter) && parameter.IsSet)
            {
                property.SetValue(values, parameter.Value);
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
