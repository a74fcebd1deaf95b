namespace Roomtone.Contracts;

/// <summary>
/// The people of a room as the dashboard knows them: all of them, each time, retained. Who is not among them any more is
/// forgotten by the box, with what they had said of tracks.
/// </summary>
public sealed record RoomProfiles(IReadOnlyList<Profile> Profiles)
{
    public static RoomProfiles None { get; } = new([]);
}
