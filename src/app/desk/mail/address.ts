// An address of mail: one that a letter can be sent to and that cannot carry anything else along.

const ADDRESS = /^[^\s"(),:;<>@[\\\]\p{C}]{1,64}@[^\s"(),:;<>@[\\\]\p{C}]{1,250}$/u

export const isAddress = (text: string): boolean => ADDRESS.test(text)
