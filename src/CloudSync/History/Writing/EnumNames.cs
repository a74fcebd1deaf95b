using Roomtone.Contracts;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>The wire names of an enumeration, cached.</summary>
internal static class EnumNames<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Known = Enum.GetValues<T>()
        .ToDictionary(value => value, value => Wire.Element(value).GetString()!);

    public static string Of(T value) => Known[value];
}
