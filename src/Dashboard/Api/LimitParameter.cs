using System.Globalization;

namespace Roomtone.Dashboard.Api;

/// <summary>The query parameter <c>limit</c>.</summary>
internal static class LimitParameter
{
    /// <returns>False where the text is no number from 1 to <paramref name="max"/>.</returns>
    public static bool TryParse(string? text, int @default, int max, out int count)
    {
        count = @default;
        return string.IsNullOrEmpty(text)
            || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1 && count <= max);
    }
}
