/** Whether an administrator has switched the bot off for everybody. The next message to it shows that it is on again. */

export type Switch = {
  readonly isOff: () => boolean
  readonly turnOff: () => void
  readonly turnOn: () => void
}

export function createSwitch(): Switch {
  let off = false
  return {
    isOff: () => off,
    turnOff: () => {
      off = true
    },
    turnOn: () => {
      off = false
    },
  }
}
