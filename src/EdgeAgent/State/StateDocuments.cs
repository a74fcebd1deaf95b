using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Roomtone.Contracts;
using Roomtone.EdgeAgent.Sync.Events;

namespace Roomtone.EdgeAgent.State;

/// <summary>Documents of the state folder whose damage the people of the room are told, in the box's history.</summary>
internal static class StateDocuments
{
    extension(IServiceProvider provider)
    {
        /// <param name="path">The file.</param>
        /// <param name="isSound">Whether what it holds can be used; null: whatever has the shape can.</param>
        /// <param name="isCopied">Whether a second copy is kept, for what a person has said and the box cannot ask again.</param>
        /// <param name="what">What it holds, for people; null where the name of the file says it.</param>
        public PersistedDocument<T> StateDocument<T>(
            string path, Func<T, bool>? isSound = null, bool isCopied = false, string? what = null)
            where T : class =>
            new(
                path,
                provider.GetRequiredService<ILogger<PersistedDocument<T>>>(),
                isSound,
                isCopied,
                damage => provider.TellDamage(what is null ? damage : $"{what}: {damage}")
            );

        /// <summary>Where nobody writes events, as in a command at the box, the log alone has it.</summary>
        public void TellDamage(string damage) =>
            provider.GetService<IEventLog>()?.Append(EventTypes.Device, new DeviceEvent(DeviceHappenings.StateDamaged, damage));
    }
}
