using System;
using System.Collections;
using System.Globalization;
using System.Linq;
using System.Reflection;
using System.Xml.Linq;

namespace Amazon.PowerShell.Calls;

/// <summary>An answer of the Query protocol as an object, whose properties are named as the elements. Empty lists are null, as in version 4 of the SDK.</summary>
internal static class IamAnswer
{
    public static T Read<T>(XElement answer)
        where T : new()
    {
        XElement? result = answer.Elements().FirstOrDefault(element => element.Name.LocalName.EndsWith("Result", StringComparison.Ordinal));
        return result is null ? new T() : (T)ReadObject(result, typeof(T));
    }

    private static object ReadObject(XElement element, Type type)
    {
        object value = Activator.CreateInstance(type)!;
        foreach (PropertyInfo property in type.GetProperties())
        {
            if (element.Elements().FirstOrDefault(child => child.Name.LocalName == property.Name) is { } child)
            {
                property.SetValue(value, ReadValue(child, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType));
            }
        }

        return value;
    }

    private static object? ReadValue(XElement element, Type type)
    {
        if (type == typeof(string))
        {
            return element.Value;
        }

        if (type == typeof(bool) || type == typeof(int))
        {
            return Convert.ChangeType(element.Value, type, CultureInfo.InvariantCulture);
        }

        if (type == typeof(DateTime))
        {
            return DateTime.Parse(element.Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        }

        if (!typeof(IList).IsAssignableFrom(type))
        {
            return ReadObject(element, type);
        }

        var list = (IList)Activator.CreateInstance(type)!;
        foreach (XElement member in element.Elements())
        {
            list.Add(ReadValue(member, type.GetGenericArguments()[0]));
        }

        return list.Count == 0 ? null : list;
    }
}
