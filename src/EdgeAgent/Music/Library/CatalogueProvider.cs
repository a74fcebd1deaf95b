using Roomtone.EdgeAgent.Speaker;

namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Holds the newest catalogue of each provider for those who search and choose.</summary>
internal sealed class CatalogueProvider(ISpeaker? speaker = null)
{
    private const string OnlyProvider = "local";

    private readonly Lock _gate = new();
    private volatile IReadOnlyDictionary<string, Catalogue> _byProvider = new Dictionary<string, Catalogue>();
    private volatile Catalogue? _all;
    private readonly Dictionary<string, IReadOnlyList<SetAsideFile>> _aside = [];

    /// <summary>Called after a catalogue was replaced, on the thread that did it.</summary>
    public event Action? Changed;

    /// <summary>Called after <see cref="Waiting"/> or <see cref="Aside"/> changed, on the thread that did it.</summary>
    public event Action? Noted;

    /// <summary>The tracks of all providers, for searching and finding.</summary>
    public Catalogue Catalogue => _all ?? Catalogue.Empty;

    /// <summary>What each library is waiting for, or was refused, one sentence a provider.</summary>
    public IReadOnlyDictionary<string, string> Waiting { get; private set; } = new Dictionary<string, string>();

    /// <summary>Files that are no tracks, and why.</summary>
    public IReadOnlyList<SetAsideFile> Aside { get; private set; } = [];

    /// <summary>Why there is nothing to search or to choose from yet.</summary>
    public string WhyUnread => Waiting.Values.FirstOrDefault() ?? "The library is being read: the player is asked for its files.";

    /// <summary>Whether a library has been read at all.</summary>
    public bool IsRead => _all is not null;

    /// <summary>What can sound now, the provider that plays best first.</summary>
    public IEnumerable<Catalogue> ToChooseFrom
    {
        get
        {
            var catalogues = _byProvider;
            return from provider in speaker?.Providers ?? catalogues.Keys
                   where catalogues.ContainsKey(provider)
                   select catalogues[provider];
        }
    }

    /// <summary>Whose tracks can sound now, best first.</summary>
    public string Order => string.Join(' ', speaker?.Providers ?? []);

    /// <summary>Whether all that a provider has is known: what is not found is not there.</summary>
    public bool IsWhole(string provider) => _byProvider.ContainsKey(provider) && !Waiting.ContainsKey(provider);

    public void Put(Catalogue catalogue) => Put(OnlyProvider, catalogue);

    public void Put(string provider, Catalogue catalogue)
    {
        lock (_gate)
        {
            _byProvider = new Dictionary<string, Catalogue>(_byProvider) { [provider] = catalogue };
            // A catalogue of 100,000 tracks is not held twice where there is only one.
            _all = _byProvider.Count == 1
                ? catalogue
                : new Catalogue(
                    [.. _byProvider.Values.SelectMany(entry => entry.Tracks)],
                    [.. _byProvider.Values.SelectMany(entry => entry.Copies)]
                );
        }

        Changed?.Invoke();
    }

    /// <param name="provider">Whose library it is.</param>
    /// <param name="sentence">What it is waiting for; null where all is read.</param>
    public void Wait(string provider, string? sentence)
    {
        lock (_gate)
        {
            if (Waiting.GetValueOrDefault(provider) == sentence) return;
            var waiting = new Dictionary<string, string>(Waiting);
            waiting.Remove(provider);
            if (sentence is not null) waiting[provider] = sentence;
            Waiting = waiting;
        }

        Noted?.Invoke();
    }

    /// <param name="provider">Whose files they are.</param>
    /// <param name="files">All of that provider's that are no tracks now.</param>
    public void SetAside(string provider, IReadOnlyList<SetAsideFile> files)
    {
        lock (_gate)
        {
            if (files.SequenceEqual(_aside.GetValueOrDefault(provider, []))) return;
            _aside[provider] = files;
            Aside = [.. _aside.Values.SelectMany(some => some)];
        }

        Noted?.Invoke();
    }
}
