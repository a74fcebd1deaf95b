using Roomtone.Contracts;

namespace Roomtone.CloudSync.History.Writing;

/// <summary>The words of an enumeration as they stand on the wire, made once.</summary>
internal static class Words<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Known = Enum.GetValues<T>()
        .ToDictionary(value => value, value => Wire.Element(value).GetString()!);

    public static string Of(T value) => Known[value];
}
