using System.Text.RegularExpressions;

namespace Roomtone.Mqtt;

/// <summary>MQTT 5's reason codes in words: <c>NotAuthorized</c> is "Not authorized".</summary>
internal static partial class ReasonText
{
    public static string Of(Enum reason)
    {
        var words = WordStart().Replace(reason.ToString(), " $1").ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<!^)([A-Z])(?=[a-z])")]
    private static partial Regex WordStart();
}
