namespace Roomtone.Dashboard.Accounts;

/// <summary>What an account may do.</summary>
internal static class Roles
{
    /// <summary>Made at the first start; may do all.</summary>
    public const string Owner = "owner";

    /// <summary>May send commands and change settings.</summary>
    public const string Admin = "admin";

    /// <summary>Works in the room: may steer what plays now; sees no history and changes no settings.</summary>
    public const string Staff = "staff";

    /// <summary>May look.</summary>
    public const string Viewer = "viewer";

    /// <summary>Who may change settings, and what others may do.</summary>
    public static readonly string[] MayChange = [Owner, Admin];

    public static readonly string[] MaySteer = [Owner, Admin, Staff];

    public static readonly string[] MayLookBack = [Owner, Admin, Viewer];

    public static bool IsKnown(string? role) => role is Owner or Admin or Staff or Viewer;
}
