namespace Roomtone.Contracts;

/// <summary>The name of a box: 1 to 64 of <c>a-z 0-9 - _</c>, safe in a topic, a user name and a key.</summary>
public static class DeviceId
{
    public const int MaxLength = 64;

    public static bool IsValid(string id) =>
        id.Length is > 0 and <= MaxLength && id.All(c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-' or '_');
}
