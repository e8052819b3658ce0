// What the types allow: the compiler holds these, `npm run types`.
import { describe, expectTypeOf, it } from 'vitest'
import type {
  ActionOf,
  ActionsByStatus,
  AssertionRequired,
  Completed,
  ExternalAuthenticationRequired,
  Flow,
  FlowAction,
  FlowClient,
  FlowState,
  OtpRequired,
  PasswordExpired,
  ProfileDataRequired,
  PushConfirmationRequired,
  SignOnRequired,
  StateAt,
  Unsupported,
} from '../../src/flow/index.js'
import { isFlowAt } from '../../src/flow/index.js'

type NameOf<S extends FlowState> = ActionOf<S>['action']

describe('the actions of a status', () => {
  it('are those PingOne documents for it', () => {
    expectTypeOf<NameOf<OtpRequired>>().toEqualTypeOf<
      'otp.check' | 'device.select' | 'session.reset'
    >()
    expectTypeOf<NameOf<SignOnRequired>>().toEqualTypeOf<
      'user.lookup' | 'password.forgot' | 'user.register' | 'session.reset'
    >()
    expectTypeOf<NameOf<PushConfirmationRequired>>().toEqualTypeOf<
      'device.select' | 'cancel.push.authentication' | 'session.reset'
    >()
    expectTypeOf<NameOf<AssertionRequired>>().toEqualTypeOf<
      'assertion.check' | 'device.select' | 'session.reset'
    >()
    expectTypeOf<NameOf<ProfileDataRequired>>().toEqualTypeOf<
      'form.submit' | 'user.update' | 'session.reset'
    >()
    expectTypeOf<NameOf<ExternalAuthenticationRequired>>().toEqualTypeOf<'session.reset'>()
  })

  it('leave out a password where an OTP is asked for', () => {
    type Password = Extract<FlowAction, { action: 'usernamePassword.check' }>
    expectTypeOf<Password>().not.toExtend<ActionOf<OtpRequired>>()
  })

  it('are none where nothing can be submitted, and none while the status is not known', () => {
    expectTypeOf<ActionOf<Completed>>().toBeNever()
    expectTypeOf<ActionOf<Unsupported>>().toBeNever()
    expectTypeOf<ActionOf<FlowState>>().toBeNever()
    expectTypeOf<ActionOf<OtpRequired | Completed>>().toBeNever()
    expectTypeOf<Extract<keyof ActionsByStatus, 'COMPLETED' | 'FAILED'>>().toBeNever()
  })

  it('are, of several statuses, those that all of them take', () => {
    expectTypeOf<NameOf<OtpRequired | AssertionRequired>>().toEqualTypeOf<
      'device.select' | 'session.reset'
    >()
    expectTypeOf<NameOf<PasswordExpired | OtpRequired>>().toEqualTypeOf<'session.reset'>()
  })

  it('have no action that no status takes', () => {
    expectTypeOf<ActionsByStatus[keyof ActionsByStatus]>().toEqualTypeOf<FlowAction['action']>()
  })
})

describe('a flow', () => {
  it('is narrowed by isFlowAt, so that submitAction takes its actions', () => {
    const otp = { action: 'otp.check', otp: '1' } as const
    const password = { action: 'usernamePassword.check', password: 'x' } as const
    const submitOtp = async (client: FlowClient, flow: Flow): Promise<void> => {
      // @ts-expect-error the status is not known yet
      await client.submitAction(flow, otp)
      if (!isFlowAt(flow, 'OTP_REQUIRED')) return
      expectTypeOf(flow.state).toExtend<OtpRequired>()
      await client.submitAction(flow, otp)
      // @ts-expect-error a password where an OTP is asked for
      await client.submitAction(flow, password)
    }
    expectTypeOf(submitOtp).toBeFunction()
  })

  it('has one state for every status', () => {
    expectTypeOf<StateAt<'OTP_REQUIRED'>>().toEqualTypeOf<OtpRequired>()
    expectTypeOf<StateAt<'PASSWORD_EXPIRED'>>().toEqualTypeOf<PasswordExpired>()
    expectTypeOf<StateAt<FlowState['status']>['status']>().toExtend<FlowState['status']>()
  })
})
