namespace Roomtone.Lab.Servers;

/// <summary>Where the sound goes: nowhere, to the sound card, or raw (44100:16:2) into a fifo at a path.</summary>
/// <param name="Kind">The name of MPD's output plugin.</param>
/// <param name="Path">The fifo's path.</param>
/// <param name="Command">What a pipe's program is.</param>
public sealed record PlayerOutput(string Kind, string? Path = null, string? Command = null)
{
    /// <summary>Plays in real time, without a sound.</summary>
    public static PlayerOutput Silent { get; } = new("null");

    /// <summary>The default ALSA device.</summary>
    public static PlayerOutput SoundCard { get; } = new("alsa");

    public static PlayerOutput Fifo(string path) => new("fifo", path);

    /// <summary>Raw (44100:16:2) to a file of any kind, as fast as that takes it and not in real time.</summary>
    public static PlayerOutput AsFastAsItGoes(string path) => new("pipe", Command: $"exec cat > '{path}'");

    /// <summary>The sound card where there is one, else silent.</summary>
    public static PlayerOutput Auto() =>
        Directory.Exists("/dev/snd") && Directory.EnumerateFiles("/dev/snd", "pcm*p").Any() ? SoundCard : Silent;
}
