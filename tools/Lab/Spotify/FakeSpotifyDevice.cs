namespace Roomtone.Lab.Spotify;

/// <summary>A Connect speaker of the stand-in.</summary>
public sealed class FakeSpotifyDevice(string name)
{
    private static int _made;

    public string Name => name;

    public string Id { get; private set; } = NewId();

    public int VolumePercent { get; set; } = 70;

    /// <summary>Switched off: on no list, and silent.</summary>
    public bool IsGone { get; set; }

    /// <summary>On the list, but it takes no command before it was transferred to.</summary>
    public bool IsAsleep { get; set; }

    /// <summary>As after an update of its software.</summary>
    public void ChangeId() => Id = NewId();

    private static string NewId() => $"device{Interlocked.Increment(ref _made):0000000000}";
}
