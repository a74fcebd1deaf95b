namespace Roomtone.Odd.Bench.Inputs;

/// <summary>All kinds, by name.</summary>
internal static class InputKinds
{
    private static readonly Dictionary<string, Func<string, IInputKind>> Makers = new(StringComparer.Ordinal)
    {
        ["picture"] = folder => new PictureInputs(folder),
        ["perceive"] = folder => new PerceiveInputs(folder),
        ["sound"] = folder => new SoundInputs(folder),
        ["player"] = folder => new PlayerInputs(folder),
        ["cue"] = folder => new CueInputs(folder),
        ["settings"] = folder => new SettingsInputs(folder),
        ["catalogue"] = folder => new CatalogueInputs(folder),
        ["state"] = folder => new StateInputs(folder),
        ["recording"] = folder => new RecordingInputs(folder),
        ["payload"] = folder => new PayloadInputs(folder),
        ["ingest"] = _ => new IngestInputs(),
        ["live"] = _ => new LiveInputs(),
        ["spotify"] = folder => new SpotifyInputs(folder),
        ["radio"] = _ => new RadioInputs(),
        ["youtube"] = folder => new YouTubeInputs(folder),
        ["oembed"] = folder => new OEmbedInputs(folder),
        ["document"] = folder => new DocumentInputs(folder),
        ["calendar"] = _ => new CalendarInputs(),
        ["http"] = folder => new HttpInputs(folder),
    };

    public static IReadOnlyCollection<string> Names => Makers.Keys;

    /// <param name="name">One of <see cref="Names"/>, or <see cref="ProofInputs.Name"/>.</param>
    /// <param name="folder">Its own, for what it writes.</param>
    public static IInputKind Make(string name, string folder)
    {
        Directory.CreateDirectory(folder);
        return name == ProofInputs.Name ? new ProofInputs() : Makers[name](folder);
    }
}
