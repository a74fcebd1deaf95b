using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Holds the newest catalogue of each provider for those who search and choose.</summary>
internal sealed class CatalogueProvider(ISpeaker? speaker = null)
{
    private const string OnlyProvider = "local";

    private readonly Lock _gate = new();
    private volatile IReadOnlyDictionary<string, Catalogue> _byProvider = new Dictionary<string, Catalogue>();
    private volatile Catalogue? _all;

    /// <summary>Called after a catalogue was replaced, on the thread that did it.</summary>
    public event Action? Changed;

    /// <summary>The tracks of all providers, for searching and finding.</summary>
    public Catalogue Catalogue => _all ?? Catalogue.Empty;

    /// <summary>Whether a library has been read at all.</summary>
    public bool IsRead => _all is not null;

    /// <summary>What can sound now, the provider that plays best first.</summary>
    public IEnumerable<Catalogue> ToChooseFrom => _byProvider
        .Where(entry => speaker?.Plays(entry.Key) ?? true)
        .OrderByDescending(entry => entry.Key == speaker?.Provider)
        .Select(entry => entry.Value);

    public void Put(Catalogue catalogue) => Put(OnlyProvider, catalogue);

    public void Put(string provider, Catalogue catalogue)
    {
        lock (_gate)
        {
            _byProvider = new Dictionary<string, Catalogue>(_byProvider) { [provider] = catalogue };
            // A catalogue of 100,000 tracks is not held twice where there is only one.
            _all = _byProvider.Count == 1 ? catalogue : new Catalogue([.. _byProvider.Values.SelectMany(entry => entry.Tracks)]);
        }

        Changed?.Invoke();
    }
}
