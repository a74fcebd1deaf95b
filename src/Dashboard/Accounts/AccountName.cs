namespace Roomtone.Dashboard.Accounts;

/// <summary>1 to 64 of <c>a-z 0-9 . - _ @</c>; capitals do not count.</summary>
internal static class AccountName
{
    private const int MaxLength = 64;

    public static string Normal(string name) => name.Trim().ToLowerInvariant();

    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength && name.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '.' or '-' or '_' or '@');
}
