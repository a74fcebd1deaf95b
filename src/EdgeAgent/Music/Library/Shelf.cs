namespace Roomtone.EdgeAgent.Music.Library;

/// <summary>Holds the newest catalogue for those who choose from it.</summary>
internal sealed class Shelf
{
    private volatile Catalogue? _catalogue;

    /// <summary>Called after the catalogue was replaced, on the thread that did it.</summary>
    public event Action? Changed;

    public Catalogue Catalogue => _catalogue ?? Catalogue.Empty;

    /// <summary>Whether the library has been read at all.</summary>
    public bool IsRead => _catalogue is not null;

    public void Put(Catalogue catalogue)
    {
        _catalogue = catalogue;
        Changed?.Invoke();
    }
}
